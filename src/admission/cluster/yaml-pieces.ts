import { WithoutDescriptions } from './without-descriptions.ts';

/**
 * Cuts YAML into pieces that can be parsed each for itself, while it is still being read: at the marks between documents,
 * and at the entries of a List's `items`, which `kubectl get` prints by the hundred in one document. So no tree is larger
 * than one CRD.
 *
 * A line at the indentation of the entries that begins with a dash is always a new entry, since whatever an entry holds
 * stands further in.
 */
export class YamlPieces {
  readonly #words = new WithoutDescriptions();
  #rest = '';
  #lines: string[] = [];
  /** Of the entries of `items`; `undefined` outside of them, `unknown` where the first is yet to come. */
  #indent: string | 'unknown' | undefined;
  #inEntry = false;

  /** Takes the next part of the text; gives the pieces that are whole. */
  take(part: string): readonly string[] {
    const lines = (this.#rest + part).split('\n');
    this.#rest = lines.pop() ?? '';
    return lines.flatMap((line) => this.#line(line));
  }

  /** After the last part. */
  end(): readonly string[] {
    const last = this.#rest === '' ? [] : this.#line(this.#rest);
    this.#rest = '';
    return [...last, ...this.#cut()];
  }

  #line(line: string): readonly string[] {
    if (!this.#words.keeps(line)) return [];
    if (/^(---|\.\.\.)(\s|$)/.test(line)) return this.#boundary(line);
    const dash = /^( *)- /.exec(line);
    if (dash !== null && this.#indent === 'unknown') this.#indent = dash[1] ?? '';
    if (dash !== null && dash[1] === this.#indent) return this.#entry(line);
    if (/^[^\s#-]/.test(line)) return this.#topField(line);
    this.#lines.push(this.#inEntry ? this.#outdented(line) : line);
    return [];
  }

  #boundary(line: string): readonly string[] {
    const pieces = this.#cut();
    this.#indent = undefined;
    this.#inEntry = false;
    const inline = line.slice(3);
    if (line.startsWith('---') && inline.trim() !== '') this.#lines.push(inline);
    return pieces;
  }

  #entry(line: string): readonly string[] {
    const pieces = this.#inEntry ? this.#cut() : this.#dropList();
    this.#inEntry = true;
    this.#lines.push(`  ${line.slice((this.#indent ?? '').length + 2)}`);
    return pieces;
  }

  /** Lines of an entry stand two further in than its dash. */
  #outdented(line: string): string {
    const indent = this.#indent ?? '';
    return line.startsWith(indent) ? line.slice(indent.length) : line;
  }

  #topField(line: string): readonly string[] {
    const pieces = this.#inEntry ? this.#cut() : [];
    this.#inEntry = false;
    this.#indent = /^items:\s*$/.test(line) ? 'unknown' : undefined;
    this.#lines.push(line);
    return pieces;
  }

  /** What stands around the entries of a List is not asked for. */
  #dropList(): readonly string[] {
    this.#lines = [];
    return [];
  }

  #cut(): readonly string[] {
    const piece = this.#lines.join('\n');
    this.#lines = [];
    return piece.trim() === '' ? [] : [`${piece}\n`];
  }
}
