import type { Finding, Severity } from '../../gateway-api/finding.ts';

const WORST: readonly Severity[] = ['error', 'warning'];
const WORDS: { readonly [severity in Severity]: readonly [one: string, many: string] } = {
  error: ['error', 'errors'],
  warning: ['warning', 'warnings'],
  info: ['note', 'notes'],
};

/** How many of the worst kind of findings there are. */
export function Count({ findings }: { readonly findings: readonly Finding[] }) {
  const worst = WORST.find((severity) => findings.some((finding) => finding.severity === severity));
  if (worst === undefined) return null;
  const count = findings.filter(({ severity }) => severity === worst).length;
  return (
    <span className="count" data-severity={worst}>
      {count} <span className="visually-hidden">{WORDS[worst][count === 1 ? 0 : 1]}</span>
    </span>
  );
}
