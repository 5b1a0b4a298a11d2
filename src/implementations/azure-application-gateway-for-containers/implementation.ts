import type { ReadingImplementation } from '../implementation.ts';
import { firstView } from './first-view.ts';
import { read } from './read.ts';

export const implementation: ReadingImplementation = { ...firstView, read };
