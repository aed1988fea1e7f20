// Names of browsers that Playwright's types mention. The tests see a page by its text and roles; with the whole of a browser's
// types, every test would be taken to run in one.
interface Node {
  readonly nodeName: string;
}
interface HTMLElement extends Node {
  readonly dataset: Readonly<Record<string, string | undefined>>;
}
interface SVGElement extends Node {
  readonly dataset: Readonly<Record<string, string | undefined>>;
}
interface HTMLElementTagNameMap {
  readonly body: HTMLElement;
}
