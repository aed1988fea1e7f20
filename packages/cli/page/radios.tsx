interface Props<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly options: Readonly<Record<Value, string>>;
  readonly value: Value;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, by a click or the arrows. */
export function Radios<Value extends string>({ name, label, options, value, onChoose }: Props<Value>) {
  // The cast is true: those are the keys of the options.
  const values = Object.keys(options) as Value[];
  return (
    <fieldset class="radios">
      <legend class="unseen">{label}</legend>
      {values.map((each) => (
        <label key={each}>
          <input type="radio" name={name} checked={each === value} onChange={() => onChoose(each)} />
          <span>{options[each]}</span>
        </label>
      ))}
    </fieldset>
  );
}
