import { describe, expect, it } from 'vitest';
import { extractStyles } from './extract-styles.ts';

describe('extractStyles', () => {
  it('takes Emotion’s style elements out, in their order, and nothing else', () => {
    const a = '<style data-emotion="css-global 1x">body{margin:0}</style>';
    const b = '<style data-emotion="css 2y">.css-2y>p{color:red}\n</style>';
    const own = '<style>.own{}</style>';
    expect(extractStyles(`${a}<main>${b}<p class="css-2y">text</p>${own}</main>`)).toEqual({
      styles: a + b,
      markup: `<main><p class="css-2y">text</p>${own}</main>`,
    });
  });
});
