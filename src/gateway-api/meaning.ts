/** What the fields of a kind mean, in the project's own words: for those who read or write the manifests by hand. */
export interface KindMeanings {
  /** `''` for core kinds. */
  readonly group: string;
  readonly kind: string;
  /** One sentence: what it is for. */
  readonly says: string;
  /** A page that says more. */
  readonly link: string;
  /** By the names on the way to a field; lists stand there by their name alone, as in `spec.rules.backendRefs.port`. */
  readonly fields: { readonly [path: string]: string };
}
