import { useDeferredValue } from 'react';
import type { Review } from '../../review/review.ts';
import { reviewOf } from '../../workspace/derived.ts';
import type { Shown } from '../../workspace/state.ts';
import { useWorkspace } from '../workspace-context.tsx';

/** Up to here the output is drawn with the keystroke; from here on, right after it. */
const AT_ONCE = 12;

export interface Seen {
  readonly shown: Shown;
  readonly review: Review;
}

/** What the output shows; `null` until an implementation has been loaded. */
export function useReview(): Seen | null {
  const now = useWorkspace((state) => state.shown);
  const later = useDeferredValue(now);
  const shown = now !== null && now.configuration.backends.length > AT_ONCE ? (later ?? now) : now;
  return shown === null ? null : { shown, review: reviewOf(shown) };
}
