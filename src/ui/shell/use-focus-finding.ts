import { useEffect } from 'react';
import { useWorkspace } from '../workspace-context.tsx';

/** Puts the focus on the finding that was asked for, once it is on screen among the checks. */
export function useFocusFinding(): void {
  const finding = useWorkspace((state) => state.view.finding);
  useEffect(() => {
    if (finding === null) return;
    const all = document.querySelectorAll<HTMLElement>('[data-finding]');
    const found = [...all].find(({ dataset }) => dataset.finding === finding.key);
    found?.focus({ preventScroll: true });
    found?.scrollIntoView({ block: 'center' });
  }, [finding]);
}
