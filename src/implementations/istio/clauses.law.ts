import { clausesOf } from '../istiod/kin.law.ts';
import { dialect } from './dialect.ts';

export const clauses = clausesOf(dialect);
