import type { Implementation } from '../implementation.ts';
import { firstViewOf } from '../istiod/first-view.ts';
import { dialect } from './dialect.ts';
import { commands } from './steps.ts';

export const firstView: Implementation = firstViewOf(dialect, commands);
