import { Suspense } from 'react';
import type { View } from '../../workspace/state.ts';
import { Icon, type IconName } from '../icon.tsx';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { Count } from './count.tsx';
import { useLate } from './late.ts';

interface Part {
  readonly label: string;
  readonly icon: IconName;
  readonly at: Partial<Pick<View, 'part' | 'output'>>;
}

const PARTS: readonly Part[] = [
  { label: 'Form', icon: 'form', at: { part: 'form' } },
  { label: 'Diagram', icon: 'diagram', at: { part: 'diagram' } },
  { label: 'YAML', icon: 'yaml', at: { part: 'output', output: 'yaml' } },
  { label: 'Checks', icon: 'checks', at: { part: 'output', output: 'checks' } },
  { label: 'Steps', icon: 'steps', at: { part: 'output', output: 'steps' } },
];

/** What of the page stands on a narrow screen. */
export function PartsBar() {
  const dispatch = useDispatch();
  const { part, output } = useWorkspace((state) => state.view);
  return (
    <nav className="parts" aria-label="Parts of the page">
      {PARTS.map(({ label, icon, at }) => (
        <button
          type="button"
          key={label}
          aria-current={at.part === part && (at.output ?? output) === output}
          onClick={() => dispatch({ type: 'look', at })}
        >
          <Icon name={icon} />
          <span>{label}</span>
          {label === 'Checks' && CHECKS_COUNT}
        </button>
      ))}
    </nav>
  );
}

function ChecksCount() {
  const review = useLate().parts.useReview();
  return review === null ? null : <Count findings={review.findings} />;
}

// One element for ever: its painted markup must not be thrown away because something around it is drawn again.
const CHECKS_COUNT = (
  <Suspense fallback={null}>
    <ChecksCount />
  </Suspense>
);
