import type { View } from '../../workspace/state.ts';
import { Icon, type IconName } from '../icon.tsx';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { Count } from './count.tsx';
import { useFindings } from './use-findings.ts';

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
  const findings = useFindings();
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
          {label === 'Checks' && <Count findings={findings} />}
        </button>
      ))}
    </nav>
  );
}
