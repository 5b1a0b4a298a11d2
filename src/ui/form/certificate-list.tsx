import { styled } from '@mui/material/styles';
import type { CertificateInfo, CertificateReading } from '../../certificates/certificate.ts';
import { paletteOf } from '../output/tones.ts';
import { howFar } from './until.ts';

/** More than these are counted. A bundle of public CAs holds more than a hundred. */
const LISTED = 5;

interface CertificateListProps {
  readonly readings: readonly CertificateReading[];
  readonly now: Date;
}

/** What pasted certificates say of themselves. */
export function CertificateList({ readings, now }: CertificateListProps) {
  const listed = readings.slice(0, LISTED);
  return (
    <List aria-label="What the certificates say">
      {listed.map(({ line, certificate }) => (
        <li key={line}>
          {certificate === null ? `Line ${line}: not a certificate.` : <Said certificate={certificate} now={now} />}
        </li>
      ))}
      {readings.length > LISTED && <li>and {readings.length - LISTED} more</li>}
    </List>
  );
}

function Said({ certificate, now }: { readonly certificate: CertificateInfo; readonly now: Date }) {
  const { subject, issuer, authority, selfSigned, notBefore, notAfter, names } = certificate;
  const early = Date.parse(notBefore) > now.getTime();
  return (
    <>
      <p>
        <strong>{subject === '' ? 'No subject' : subject}</strong>{' '}
        <span className="badge">{authority ? 'CA' : 'not a CA'}</span>
      </p>
      <dl>
        <dt>Issued by</dt>
        <dd>{selfSigned ? 'itself' : issuer}</dd>
        {early && <dt>Valid from</dt>}
        {early && <dd>{dayWords(notBefore, now)}</dd>}
        <dt>Valid until</dt>
        <dd>{dayWords(notAfter, now)}</dd>
        {names.length > 0 && <dt>For</dt>}
        {names.length > 0 && <dd>{names.map(({ value }) => value).join(', ')}</dd>}
      </dl>
    </>
  );
}

/** “2046-11-18, in 19 years”. */
function dayWords(day: string, now: Date): string {
  return `${day.slice(0, 10)}, ${howFar(new Date(day), now)}`;
}

const List = styled('ul')(({ theme }) => {
  const palette = paletteOf(theme);
  return {
    listStyle: 'none',
    margin: '6px 0 0',
    padding: 0,
    fontSize: '0.8125rem',
    lineHeight: 1.45,
    overflowWrap: 'anywhere',
    '& li': { padding: '6px 0', borderTop: `1px solid ${palette.divider}` },
    '& p': { margin: 0 },
    '& strong': { fontWeight: 550 },
    '& dl': { display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', gap: '0 10px', margin: '2px 0 0' },
    '& dt': { color: palette.text.secondary },
    '& dd': { margin: 0 },
  };
});
