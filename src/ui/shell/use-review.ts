import { useDeferredValue } from 'react';
import type { Review } from '../../review/review.ts';
import { reviewOf } from '../../workspace/reviewing.ts';
import { useWorkspace } from '../workspace-context.tsx';

/** Up to here the output is drawn with the keystroke; from here on, right after it. */
const AT_ONCE = 12;

/** The review of what the output shows; `null` until an implementation has been loaded. */
export function useReview(): Review | null {
  const now = useWorkspace((state) => state.shown);
  const later = useDeferredValue(now);
  const shown = now !== null && now.configuration.backends.length > AT_ONCE ? (later ?? now) : now;
  return shown === null ? null : reviewOf(shown);
}
