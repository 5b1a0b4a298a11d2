import type { Evidence } from '../../gateway-api/evidence.ts';

const KINDS: { readonly [kind in Evidence['kind']]: string } = {
  source: 'source code',
  test: 'a test',
  docs: 'documentation',
  issue: 'an issue',
  run: 'an own trial',
};

interface EvidenceLinksProps {
  readonly evidence: readonly Evidence[];
}

/** Where a claim comes from and when it was read. */
export function EvidenceLinks({ evidence }: EvidenceLinksProps) {
  const unique = [...new Map(evidence.map((one) => [`${one.url} ${one.note ?? ''}`, one])).values()];
  if (unique.length === 0) return null;
  return (
    <ul className="evidence" aria-label="Sources">
      {unique.map((one) => (
        <li key={`${one.url} ${one.note ?? ''}`}>
          <a href={one.url} target="_blank" rel="noopener noreferrer">
            {nameOf(one.url)}
          </a>
          <span>
            {' '}
            {KINDS[one.kind]}, read {one.seen}
            {one.note === undefined ? '' : `: ${one.note}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Host and last part of an address: enough to know where a link leads. */
function nameOf(url: string): string {
  const [host = url, ...rest] = url
    .replace(/^https?:\/\//, '')
    .split(/[/?#]/)
    .filter((part) => part !== '');
  const last = rest.at(-1);
  return last === undefined ? host : `${host} · ${last}`;
}
