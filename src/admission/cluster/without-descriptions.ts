/** `description:` with a text behind it; a property of that name holds a schema, which begins on the next line or in a brace. */
const DESCRIPTION = /^( +)description: +(?![{[&*!])\S/;
const BLOCK_SCALAR = /[:-] +[|>][-+0-9]*\s*$/;

/**
 * Leaves out the descriptions of schemas, line by line. They are two thirds of most CRDs, and nothing is checked by them:
 * without them YAML is parsed in less than half of the time. Texts of several lines are never looked into.
 */
export class WithoutDescriptions {
  /** Of the text that is being read: where its field begins, and whether it is kept. */
  #text: { readonly indent: number; readonly kept: boolean } | undefined;

  keeps(line: string): boolean {
    const inside = this.#text;
    if (inside !== undefined) {
      if (/^\s*$/.test(line) || indentOf(line) > inside.indent) return inside.kept;
      this.#text = undefined;
    }
    const description = DESCRIPTION.test(line);
    if (description || BLOCK_SCALAR.test(line)) this.#text = { indent: indentOf(line), kept: !description };
    return !description;
  }
}

function indentOf(line: string): number {
  return /^ */.exec(line)?.[0].length ?? 0;
}
