import type { DeliverySummary } from '../src/listen/wire.ts';
import { OUTCOMES, type Filter } from './filter.ts';

interface Props {
  readonly filter: Filter;
  readonly deliveries: readonly DeliverySummary[];
  readonly onFilter: (filter: Filter) => void;
}

/** Chooses what the list shows, from what there is. */
export function Filters({ filter, deliveries, onFilter }: Props) {
  const optionsOf = (values: readonly (string | undefined)[], chosen: string) =>
    [...new Set([...values, chosen].filter((value) => value !== undefined && value !== ''))].toSorted();
  const providers = optionsOf(
    deliveries.map(({ provider }) => provider),
    filter.provider,
  );
  const codes = optionsOf(
    deliveries.flatMap(({ code, cause }) => [code, cause]),
    filter.code,
  );
  // The cast is true: the options are these.
  const setOutcome = (value: string) => onFilter({ ...filter, outcome: value as Filter['outcome'] });
  return (
    <search class="filters" aria-label="Filter">
      <label for="filter-text" class="text">
        Search
        <input
          id="filter-text"
          type="search"
          placeholder="in all that came"
          value={filter.text}
          onInput={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
        />
      </label>
      <Choice
        id="filter-provider"
        label="Provider"
        value={filter.provider}
        options={providers}
        onChoose={(provider) => onFilter({ ...filter, provider })}
      />
      <Choice id="filter-outcome" label="Outcome" value={filter.outcome} options={OUTCOMES} onChoose={setOutcome} />
      <Choice
        id="filter-code"
        label="Code or cause"
        value={filter.code}
        options={codes}
        onChoose={(code) => onFilter({ ...filter, code })}
      />
    </search>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly (string | undefined)[];
  readonly onChoose: (value: string) => void;
}

function Choice({ id, label, value, options, onChoose }: ChoiceProps) {
  return (
    <label for={id}>
      {label}
      <select id={id} value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        <option value="">all</option>
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  );
}
