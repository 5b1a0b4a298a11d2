import type { Entry, ScalarNode, TextNode } from './text-node.ts';

/** Where the parts of a JSON text stand. `text` has to be JSON that `JSON.parse` takes. */
export function jsonTree(text: string): TextNode {
  return new Scanner(text).value();
}

const SPACE = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const WORD = /[^\s,\]}]+/y;

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): TextNode {
    this.#skip(SPACE);
    const opening = this.#text[this.#at];
    if (opening === '{') return this.#collection('map', '}');
    if (opening === '[') return this.#collection('list', ']');
    return this.#scalar();
  }

  #collection(kind: 'map' | 'list', closing: string): TextNode {
    const start = this.#at;
    const entries: Entry[] = [];
    this.#at += 1;
    this.#skip(SPACE);
    while (this.#at < this.#text.length && this.#text[this.#at] !== closing) {
      entries.push(kind === 'map' ? this.#field() : this.#item());
      this.#skip(SPACE);
      if (this.#text[this.#at] === ',') this.#at += 1;
      this.#skip(SPACE);
    }
    this.#at += 1;
    return { kind, flow: true, entries, start, end: this.#at, outer: start, anchor: null, tag: null };
  }

  #field(): Entry {
    const key = this.#scalar();
    this.#skip(SPACE);
    this.#at += 1;
    const slot = this.#at;
    const value = this.value();
    return { start: key.start, end: value.end, slot, key, name: key.text, merge: false, value };
  }

  #item(): Entry {
    const value = this.value();
    return { start: value.start, end: value.end, slot: value.start, key: null, name: null, merge: false, value };
  }

  #scalar(): ScalarNode {
    const start = this.#at;
    const quoted = this.#text[start] === '"';
    const source = this.#skip(quoted ? STRING : WORD);
    // What is broken does not come here; a scanner that stands still would never end.
    if (source === '') this.#at += 1;
    const text = source.includes('\\') ? String(JSON.parse(source)) : quoted ? source.slice(1, -1) : source;
    const style = quoted ? 'double' : 'plain';
    return { kind: 'scalar', style, text, start, end: this.#at, outer: start, anchor: null, tag: null };
  }

  #skip(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const [found = ''] = pattern.exec(this.#text) ?? [];
    this.#at += found.length;
    return found;
  }
}
