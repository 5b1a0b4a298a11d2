import { Suspense, useMemo } from 'react';
import type { FieldPath } from '../../configuration/configuration.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { Fix } from '../../gateway-api/finding.ts';
import { consider } from '../../workspace/consider.ts';
import { EvidenceLinks } from '../output/evidence-links.tsx';
import { applyFix } from '../shell/apply-fix.ts';
import { useLate } from '../shell/late.ts';
import { useStore, useWorkspace } from '../workspace-context.tsx';

interface WhyNotProps {
  readonly at: FieldPath;
  readonly value: string;
  /** What is said already. */
  readonly says: string;
  readonly evidence: readonly Evidence[];
  /** One of the ways out was taken. */
  readonly onTaken: () => void;
}

/** Why something cannot be chosen, from which sources, and the ways out. */
export function WhyNot(props: WhyNotProps) {
  return (
    <Suspense fallback={null}>
      <Explained {...props} />
    </Suspense>
  );
}

function Explained({ at, value, says, evidence, onTaken }: WhyNotProps) {
  const { getState, dispatch } = useStore();
  const configuration = useWorkspace((state) => state.configuration);
  const { reviewOf } = useLate().parts;
  const { findings, waysOut } = useMemo(
    () => consider({ ...getState(), configuration }, at, value, reviewOf),
    [getState, configuration, at, value, reviewOf],
  );
  const [first] = findings;
  const take = (fix: Fix) => {
    onTaken();
    applyFix(dispatch, fix, at);
  };
  // The line above it says the fact already.
  const more = first?.reason.replace(says, '').trim() ?? '';
  return (
    <div className="why-not" role="status">
      {more !== '' && <p>{more}</p>}
      {waysOut.length > 0 && (
        <div className="ways-out">
          {waysOut.map((fix) => (
            <button type="button" className="quiet-button" key={fix.label} onClick={() => take(fix)}>
              {fix.label}
            </button>
          ))}
        </div>
      )}
      <EvidenceLinks evidence={evidence} />
    </div>
  );
}
