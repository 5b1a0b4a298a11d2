import type { Flaw, Instead, PemReport } from '../../certificates/inspect-pem.ts';

/** What was pasted, in words. */
export interface PemWords {
  readonly tone: 'calm' | 'wrong';
  readonly says: string;
}

const INSTEAD: { readonly [instead in Instead]: string } = {
  nothing: '',
  'too-long': 'Longer than 200,000 characters: not looked at. CA certificates are far shorter.',
  binary: 'A binary file. Turn it into PEM: openssl x509 -inform der -in FILE.',
  bare: 'Base64 without its BEGIN and END lines.',
  wrapped: 'The base64 of PEM, as a Secret holds it: decode it first.',
  text: 'No certificate in this text: PEM begins with -----BEGIN CERTIFICATE-----.',
};

const FLAWS: { readonly [flaw in Flaw]: string } = {
  'no-end': 'has no END line',
  'other-end': 'ends with another label than it begins with',
  'not-base64': 'holds characters that are not base64',
  'not-der': 'holds something else than its label says',
  'cut-off': 'was cut off',
  indented: 'is indented, and most programs do not read it so',
};

export function saysOfPem(report: PemReport): PemWords {
  if (report.holdsPrivateKey) {
    return {
      tone: 'wrong',
      says: 'There is a private key in this text. A CA certificate comes without one: take it out. It stays on this screen, and is neither saved, shared nor downloaded.',
    };
  }
  if (report.instead !== null)
    return { tone: report.instead === 'nothing' ? 'calm' : 'wrong', says: INSTEAD[report.instead] };
  const flawed = report.blocks.find((block) => block.flaw !== null);
  if (flawed !== undefined && flawed.flaw !== null) {
    return { tone: 'wrong', says: `The block in line ${flawed.line} (${flawed.label}) ${FLAWS[flawed.flaw]}.` };
  }
  const other = report.blocks.find((block) => block.label !== 'CERTIFICATE');
  if (other !== undefined) return { tone: 'wrong', says: `Line ${other.line}: ${other.label} is not a certificate.` };
  const { certificates } = report;
  return { tone: 'calm', says: certificates === 1 ? 'One certificate.' : `${certificates} certificates.` };
}
