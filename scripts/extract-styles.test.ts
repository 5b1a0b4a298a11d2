import { describe, expect, it } from 'vitest';
import { extractStyles } from './extract-styles.ts';

describe('extractStyles', () => {
  it('takes Emotion’s style elements out, in their order, and nothing else', () => {
    const a = '<style data-emotion="css-global 1x">body{margin:0}</style>';
    const b = '<style data-emotion="css 2y">.css-2y>p{color:red}\n</style>';
    const own = '<style>.own{}</style>';
    expect(extractStyles(`${a}<main>${b}<p class="css-2y">text</p>${own}</main>`)).toEqual({
      styles:
        '<style data-emotion="css-global 1x" data-s="">body{margin:0}</style>' +
        '<style data-emotion="css 2y" data-s="">.css-2y>p{color:red}\n</style>',
      markup: `<main><p class="css-2y">text</p>${own}</main>`,
    });
  });

  it('makes one element of neighbours, but leaves the global ones alone and where they were', () => {
    const style = (names: string, css: string) => `<style data-emotion="${names}">${css}</style>`;
    const rendered = [
      style('css 1', 'a{}'),
      style('css 2', 'b{}'),
      style('css-global 3', 'c{}'),
      style('css-global 4', 'd{}'),
      style('css 5', 'e{}'),
      style('css 6', 'f{}'),
    ];
    expect(extractStyles(rendered.join('<i></i>')).styles).toBe(
      [
        '<style data-emotion="css 1 2" data-s="">a{}b{}</style>',
        '<style data-emotion="css-global 3" data-s="">c{}</style>',
        '<style data-emotion="css-global 4" data-s="">d{}</style>',
        '<style data-emotion="css 5 6" data-s="">e{}f{}</style>',
      ].join(''),
    );
  });
});
