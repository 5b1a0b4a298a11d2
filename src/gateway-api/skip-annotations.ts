import type { Validation } from '../configuration/configuration.ts';

/** Says, on the object that switches verification off, why that is so and when somebody looks at it again. */
export const SKIP_REASON_ANNOTATION = 'upstream-tls/skip-reason';
export const REVIEW_BY_ANNOTATION = 'upstream-tls/review-by';

/** The annotations for a skipped verification; `undefined` where nothing was given to say. */
export function skipAnnotations(validation: Validation): { readonly [key: string]: string } | undefined {
  if (validation.mode !== 'skip') return undefined;
  const annotations = {
    ...(validation.reason === '' ? {} : { [SKIP_REASON_ANNOTATION]: validation.reason }),
    ...(validation.reviewBy === '' ? {} : { [REVIEW_BY_ANNOTATION]: validation.reviewBy }),
  };
  return Object.keys(annotations).length === 0 ? undefined : annotations;
}
