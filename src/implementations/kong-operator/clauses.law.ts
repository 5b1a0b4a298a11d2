import { kongClauses } from '../kong/shared.law.ts';
import { product } from './product.ts';

export const clauses = kongClauses(product);
