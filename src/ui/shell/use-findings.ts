import type { Finding } from '../../gateway-api/finding.ts';
import { useWorkspace } from '../workspace-context.tsx';
import { useLateIfHere } from './late.ts';

const NONE: readonly Finding[] = [];

/** What the checks have found, as soon as that is known; none until then. */
export function useFindings(): readonly Finding[] {
  const late = useLateIfHere();
  const shown = useWorkspace((state) => state.shown);
  return late === null || shown === null ? NONE : late.parts.reviewOf(shown).findings;
}
