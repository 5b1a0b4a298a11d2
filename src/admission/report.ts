import type { Undecided, Verdict, Violation } from './verdict.ts';
import { describePath } from './words.ts';

/** More than anybody reads; so many are told, and that there are more. */
const MOST_TOLD = 100;

/** Collects what is found on the way through one object. */
export class Report {
  /** Where the reader stands. */
  readonly path: (string | number)[] = [];
  readonly #violations: Violation[] = [];
  readonly #undecided: Undecided[] = [];
  #full = false;

  /** `path`, for people. */
  get place(): string {
    return describePath(this.path);
  }

  violate(id: string, message: string, at: Violation['at'] = 'value'): void {
    if (this.#violations.length < MOST_TOLD) this.#violations.push({ id, path: [...this.path], at, message });
    else this.#tellFull();
  }

  undecide(why: string): void {
    if (this.#undecided.length < MOST_TOLD) this.#undecided.push({ path: [...this.path], why });
  }

  #tellFull(): void {
    if (this.#full) return;
    this.#full = true;
    this.#undecided.push({ path: [], why: `There are more than ${MOST_TOLD} mistakes; the others are not listed.` });
  }

  /** Goes on inside, one step further. */
  within(step: string | number, check: () => void): void {
    this.path.push(step);
    check();
    this.path.pop();
  }

  get clean(): boolean {
    return this.#violations.length === 0;
  }

  get decided(): boolean {
    return this.#undecided.length === 0;
  }

  verdict(): Verdict {
    return { violations: this.#violations, undecided: this.#undecided };
  }
}
