import type { Ports } from './ports.ts';

/** A world without memory, address or time: the page as it is painted before it knows its browser. */
export const NO_PORTS: Ports = {
  storage: { read: () => null, write: () => 'blocked', remove: () => {}, onWrittenElsewhere: () => () => {} },
  address: { fragment: () => '', dropFragment: () => {}, onFragment: () => () => {} },
  clock: { now: () => new Date(0), after: () => () => {} },
  tab: '',
};
