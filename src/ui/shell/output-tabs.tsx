import { type KeyboardEvent, useRef } from 'react';
import type { Finding } from '../../gateway-api/finding.ts';
import { OUTPUTS, type Output } from '../../workspace/state.ts';
import { useDispatch, useWorkspace } from '../workspace-context.tsx';
import { Count } from './count.tsx';

const LABELS: { readonly [output in Output]: string } = { yaml: 'YAML', checks: 'Checks', steps: 'Steps' };
const MOVES: { readonly [key: string]: number } = { ArrowRight: 1, ArrowLeft: -1 };

export function tabId(output: Output): string {
  return `tab-${output}`;
}

/** What stands below the diagram, on a wide screen. */
export function OutputTabs({ findings }: { readonly findings: readonly Finding[] }) {
  const dispatch = useDispatch();
  const chosen = useWorkspace((state) => state.view.output);
  const list = useRef<HTMLDivElement>(null);
  const choose = (output: Output) => dispatch({ type: 'look', at: { output } });
  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    const next = move === undefined ? undefined : OUTPUTS.at((OUTPUTS.indexOf(chosen) + move) % OUTPUTS.length);
    if (next === undefined) return;
    event.preventDefault();
    choose(next);
    list.current?.querySelector<HTMLElement>(`#${tabId(next)}`)?.focus();
  };
  return (
    <div className="tabs" role="tablist" aria-label="Output" ref={list} onKeyDown={onKeyDown}>
      {OUTPUTS.map((output) => (
        <button
          type="button"
          role="tab"
          key={output}
          id={tabId(output)}
          aria-selected={output === chosen}
          aria-controls="output-panel"
          tabIndex={output === chosen ? 0 : -1}
          onClick={() => choose(output)}
        >
          {LABELS[output]}
          {output === 'checks' && <Count findings={findings} />}
        </button>
      ))}
    </div>
  );
}
