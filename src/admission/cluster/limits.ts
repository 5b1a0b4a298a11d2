/** Of a text with CRDs: 50 MB. */
export const MOST_CHARACTERS = 50_000_000;
