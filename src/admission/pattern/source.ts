/** What is not read: RE2 refuses it, or this reader does not know it. */
export class PatternError extends Error {}

/** The text of a pattern, and how far it has been read. */
export class Source {
  readonly #points: readonly string[];
  #at = 0;

  constructor(pattern: string) {
    this.#points = [...pattern];
  }

  peek(ahead = 0): string | undefined {
    return this.#points[this.#at + ahead];
  }

  /** @throws PatternError at the end. */
  take(): string {
    const taken = this.peek();
    if (taken === undefined) throw new PatternError('it ends too early');
    this.#at += 1;
    return taken;
  }

  /** Reads `text` (ASCII) where it stands next. */
  takes(text: string): boolean {
    const there = [...text].every((point, index) => this.peek(index) === point);
    if (there) this.#at += text.length;
    return there;
  }

  /** Reads up to `end` and over it. */
  takeUntil(end: string): string {
    let read = '';
    for (let next = this.take(); next !== end; next = this.take()) read += next;
    return read;
  }

  /** Reads what `form` (anchored at its start, ASCII) finds in the next characters. */
  takeForm(form: RegExp): RegExpExecArray | null {
    const found = form.exec(this.#points.slice(this.#at, this.#at + FORM_LENGTH).join(''));
    this.#at += found?.[0].length ?? 0;
    return found;
  }
}

const FORM_LENGTH = 16;
