import type { Configuration } from '../configuration/configuration.ts';
import { type HopState, stateOf } from '../gateway-api/hop.ts';
import type { Implementation } from '../implementations/implementation.ts';
import { type Review, review } from './review.ts';

/** What would come of a Configuration, in a few words: for lists of implementations. */
export interface Outlook {
  /** No check finds an error. */
  readonly fits: boolean;
  readonly errors: number;
  readonly warnings: number;
  /** The states of the connections, the worst first, each once. */
  readonly states: readonly HopState[];
  /** The message of the first error; empty where there is none. */
  readonly why: string;
}

const WORST_FIRST: readonly HopState[] = [
  'plaintext',
  'refused',
  'unknown',
  'unverified',
  'chain-only',
  'passthrough',
  'verified',
];

/** `configuration` is one for `implementation`. */
export function outlookOf(configuration: Configuration, implementation: Implementation): Outlook {
  return outlookIn(review(configuration, implementation));
}

export function outlookIn({ hops, findings }: Pick<Review, 'hops' | 'findings'>): Outlook {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const states = new Set(hops.map(({ hop }) => stateOf(hop.connection)));
  return {
    fits: errors.length === 0,
    errors: errors.length,
    warnings: findings.filter(({ severity }) => severity === 'warning').length,
    states: WORST_FIRST.filter((state) => states.has(state)),
    why: errors[0]?.message ?? '',
  };
}
