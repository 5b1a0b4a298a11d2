import type { HopState } from '../../gateway-api/hop.ts';

/** How a state is called and drawn: never by colour alone. */
export interface HopWords {
  readonly word: string;
  /** What the word means, as a sentence for people who meet it for the first time. */
  readonly means: string;
  /** Outline of the sign, in a box of 20 × 20. */
  readonly sign: string;
  /** Dash pattern of the line, as in SVG's stroke-dasharray; `''` for an unbroken one. */
  readonly dashes: string;
}

const SHIELD = 'M10 2.2 16.5 4.6v5c0 4-2.7 6.8-6.5 8.2-3.8-1.4-6.5-4.2-6.5-8.2v-5z';

export const HOP_WORDS: { readonly [state in HopState]: HopWords } = {
  verified: {
    word: 'Verified',
    means: 'Encrypted; the certificate’s issuer and its name are checked.',
    sign: `${SHIELD}M6.8 9.8l2.3 2.3 4.2-4.4`,
    dashes: '',
  },
  'chain-only': {
    word: 'Chain only',
    means: 'Encrypted; the issuer is checked, the name is not: any certificate of that CA passes.',
    sign: `${SHIELD}M10 6v4.2M10 13.2v.1`,
    dashes: '14 3',
  },
  unverified: {
    word: 'Unverified TLS',
    means: 'Encrypted; any certificate passes, so anybody in between can pretend to be the backend.',
    sign: 'M4.5 9h11v8.5h-11zM7 9V6a3 3 0 0 1 5.8-1.1M10 12.2v2',
    dashes: '7 4',
  },
  plaintext: {
    word: 'Plain text',
    means: 'Not encrypted: anybody in between can read and change it.',
    sign: 'M1.8 10S4.8 4.8 10 4.8 18.2 10 18.2 10 15.2 15.2 10 15.2 1.8 10 1.8 10zM10 7.6a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8z',
    dashes: '1.5 4.5',
  },
  passthrough: {
    word: 'Passthrough',
    means: 'The client’s own bytes go through untouched: the client checks the backend, the gateway does not.',
    sign: 'M2 10h15.5M13.5 6l4 4-4 4M7 3.5v3M7 13.5v3',
    dashes: '18 2 2 2',
  },
  refused: {
    word: 'Refused',
    means: 'The gateway makes no connection: clients get an error.',
    sign: 'M6.7 2.2h6.6l4.5 4.5v6.6l-4.5 4.5H6.7l-4.5-4.5V6.7zM7 7l6 6M13 7l-6 6',
    dashes: '3 8',
  },
  unknown: {
    word: 'Not known',
    means: 'Nobody has shown what happens here.',
    sign: 'M10 2a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM7.6 7.8a2.4 2.4 0 1 1 3.6 2.1c-.8.5-1.2.9-1.2 1.8M10 14.2v.1',
    dashes: '10 4 2 4',
  },
};
