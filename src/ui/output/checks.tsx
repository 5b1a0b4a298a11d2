import { memo } from 'react';
import type { Finding, FindingPlace, Fix, Severity } from '../../gateway-api/finding.ts';
import { describeRef } from '../../manifest/object.ts';
import { ChecksRoot, SEVERITY_WORDS } from './checks-styles.ts';
import { EvidenceLinks } from './evidence-links.tsx';
import { findingKey } from './finding-key.ts';
import { PlainButton } from './plain-button.tsx';

interface ChecksProps {
  readonly findings: readonly Finding[];
  /** They are of an earlier state: at present there is nothing that could be checked. */
  readonly outdated: boolean;
  readonly onFix: (fix: Fix, finding: Finding) => void;
  /** Leads to the field or the lines that a finding is about. */
  readonly onGo: (place: FindingPlace) => void;
}

const ORDER: readonly Severity[] = ['error', 'warning', 'info'];

/** What the user should know, the worst first, each with its reason, its sources and what would mend it. */
export const Checks = memo(function Checks({ findings, outdated, onFix, onGo }: ChecksProps) {
  if (findings.length === 0) {
    return (
      <ChecksRoot>
        <p className="calm">
          {outdated
            ? 'Nothing was found in the last state that could be checked; what stands there now has not been checked.'
            : 'Nothing to say: no check has found anything about these manifests.'}
        </p>
      </ChecksRoot>
    );
  }
  return (
    <ChecksRoot>
      {ORDER.map((severity) => (
        <Group
          key={severity}
          severity={severity}
          findings={findings.filter((finding) => finding.severity === severity)}
          onFix={onFix}
          onGo={onGo}
        />
      ))}
    </ChecksRoot>
  );
});

interface GroupProps extends Omit<ChecksProps, 'outdated'> {
  readonly severity: Severity;
}

function Group({ severity, findings, onFix, onGo }: GroupProps) {
  if (findings.length === 0) return null;
  const { one, many, sign } = SEVERITY_WORDS[severity];
  return (
    <section className={severity} aria-label={many}>
      <h3>
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
          <path d={sign} />
        </svg>
        {findings.length} {findings.length === 1 ? one : many}
      </h3>
      <ul>
        {keyed(findings).map(({ key, finding }) => (
          <li key={key} className="finding">
            <FindingView finding={finding} onFix={onFix} onGo={onGo} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same check can speak of several places, and of one place twice. */
function keyed(findings: readonly Finding[]): readonly { key: string; finding: Finding }[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const name = findingKey(finding);
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return { key: `${name} ${count}`, finding };
  });
}

interface FindingProps {
  readonly finding: Finding;
  readonly onFix: ChecksProps['onFix'];
  readonly onGo: ChecksProps['onGo'];
}

const FindingView = memo(function FindingView({ finding, onFix, onGo }: FindingProps) {
  const { id, message, reason, evidence, fixes } = finding;
  const { field, object, path = [] } = finding.at;
  return (
    <article aria-label={`${id}: ${message}`} data-finding={findingKey(finding)} tabIndex={-1}>
      <p className="message">
        {message} <code>{id}</code>
      </p>
      <p className="reason">{reason}</p>
      <div className="actions">
        {fixes.map((fix) => (
          <button type="button" key={fix.label} className="fix" onClick={() => onFix(fix, finding)}>
            {fix.label}
          </button>
        ))}
        {field !== undefined && <PlainButton onClick={() => onGo({ field })}>Show the field</PlainButton>}
        {object !== undefined && (
          <PlainButton onClick={() => onGo({ object, path })}>Show {describeRef(object)}</PlainButton>
        )}
      </div>
      <EvidenceLinks evidence={evidence} />
    </article>
  );
});
