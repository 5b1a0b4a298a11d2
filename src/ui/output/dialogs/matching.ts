interface Searched {
  readonly title: string;
  readonly says: string;
  readonly tags: readonly string[];
}

/** Those that have every word of the query somewhere, in their own order; words in a title count before others. */
export function matching<T extends Searched>(all: readonly T[], query: string): readonly T[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const has = (text: string) => words.every((word) => text.toLowerCase().includes(word));
  const found = all.filter(({ title, says, tags }) => has([title, says, ...tags].join(' ')));
  return [...found.filter(({ title }) => has(title)), ...found.filter(({ title }) => !has(title))];
}
