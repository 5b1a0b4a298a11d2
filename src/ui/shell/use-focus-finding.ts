import { useEffect } from 'react';
import type { Finding } from '../../gateway-api/finding.ts';
import { findingKey } from '../output/finding-key.ts';
import { useWorkspace } from '../workspace-context.tsx';

/** Puts the focus on the finding that was asked for, once it is on screen among the checks. */
export function useFocusFinding(): void {
  const finding = useWorkspace((state) => state.view.finding);
  useEffect(() => {
    if (finding === null) return;
    const found = told().find(({ dataset }) => dataset.finding === finding.key);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: 'center' });
  }, [finding]);
}

/** Moves the focus on from a finding that is about to be mended, and so to go away. */
export function focusBeside(finding: Finding): void {
  const all = told();
  const place = all.findIndex(({ dataset }) => dataset.finding === findingKey(finding));
  const beside = all[place + 1] ?? all[place - 1] ?? document.querySelector<HTMLElement>('.panel');
  beside?.focus({ preventScroll: true });
}

function told(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-finding]')];
}
