import type { ReadingImplementation } from '../implementation.ts';
import { readKong } from '../kong/read.ts';
import { firstView } from './first-view.ts';
import { product } from './product.ts';

export const implementation: ReadingImplementation = {
  ...firstView,
  read: (found, old) => readKong(found, old, product),
};
