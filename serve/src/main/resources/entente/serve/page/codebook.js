// The codebook of the record, asked for once.
import {get} from './api.js';

let asked;

export const codebook = () => (asked ??= get('/codebook').catch((failure) => {
  asked = undefined;
  throw failure;
}));

/** Quad class by type. */
export const quadOf = (book) => {
  const quads = new Map(book.types.map((type) => [type.name, type.quad]));
  return (type) => quads.get(type) ?? 0;
};
