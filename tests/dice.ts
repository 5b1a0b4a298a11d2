import fc from './fast-check.ts';

/** Decisions taken one after another, so that a failing case can shrink: 0 is always the plainest choice. */
export class Dice {
  readonly #faces: readonly number[];
  #at = 0;

  constructor(faces: readonly number[]) {
    this.#faces = faces;
  }

  /** A whole number from 0, less than `sides`. */
  roll(sides: number): number {
    const face = this.#faces[this.#at % this.#faces.length] ?? 0;
    this.#at += 1;
    return (face + (face === 0 ? 0 : this.#at)) % Math.max(1, sides);
  }

  /** True once in so many times. */
  once(inSoMany: number): boolean {
    return this.roll(inSoMany) === 1;
  }

  pick<T>(options: readonly [T, ...T[]]): T {
    return options[this.roll(options.length)] ?? options[0];
  }

  shuffled<T>(items: readonly T[]): readonly T[] {
    const left = [...items];
    return items.flatMap(() => left.splice(this.roll(left.length), 1));
  }
}

export const dice: fc.Arbitrary<Dice> = fc
  .array(fc.nat(9973), { minLength: 40, maxLength: 120 })
  .map((faces) => new Dice(faces));
