import type { OfferedVersion } from '../implementation.ts';

/**
 * The minors that are offered, newest first. One minor is supported at a time: its support ends on the day of the next
 * one, as far as that day is known. Of 3.8 the manual is published; whether it is finally released was not found out.
 */
export const versions: readonly OfferedVersion[] = [
  { minor: '3.8', newestPatch: '3.8.0' },
  { minor: '3.7', newestPatch: '3.7.14' },
  { minor: '3.6', newestPatch: '3.6.24' },
  { minor: '3.5', newestPatch: '3.5.6', endOfLife: '2025-11-07' },
  { minor: '3.4', newestPatch: '3.4.5', endOfLife: '2025-07-23' },
  { minor: '3.3', newestPatch: '3.3.7', endOfLife: '2025-05-05' },
  { minor: '3.2', newestPatch: '3.2.5', endOfLife: '2025-01-06' },
  { minor: '3.1', newestPatch: '3.1.7', endOfLife: '2024-10-28' },
  { minor: '3.0', newestPatch: '3.0.4', endOfLife: '2024-07-15' },
];
