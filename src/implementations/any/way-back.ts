import type { WayBack } from '../implementation.ts';

export const wayBack: WayBack = {
  whole: async () => (await import('./implementation.ts')).implementation,
};
