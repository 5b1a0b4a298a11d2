import { kongFirstView } from '../kong/first-view.ts';
import { product } from './product.ts';

export const firstView = kongFirstView(product);
