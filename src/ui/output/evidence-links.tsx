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

/** Where a claim comes from and when it was read. What exactly was read there is in each link's title. */
export function EvidenceLinks({ evidence }: EvidenceLinksProps) {
  const days = [...new Set(evidence.map(({ seen }) => seen))];
  return days.map((day) => {
    const urls = [...new Set(evidence.filter(({ seen }) => seen === day).map(({ url }) => url))];
    return (
      <p key={day} className="evidence">
        Read {day}:{' '}
        {urls.map((url, index) => (
          <span key={url}>
            {index > 0 && ', '}
            <SourceLink url={url} evidence={evidence.filter((one) => one.url === url)} />
          </span>
        ))}
      </p>
    );
  });
}

function SourceLink({ url, evidence }: { readonly url: string; readonly evidence: readonly Evidence[] }) {
  const kinds = [...new Set(evidence.map(({ kind }) => KINDS[kind]))].join(', ');
  const notes = evidence.flatMap(({ note }) => note ?? []).join('; ');
  return (
    <>
      <a href={url} target="_blank" rel="noopener noreferrer" title={notes === '' ? url : `${notes} (${url})`}>
        {nameOf(url)}
      </a>{' '}
      ({kinds})
    </>
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
