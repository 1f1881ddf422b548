// The two libraries of the page, by the paths under which the server hands them out. d3 comes as one file that leaves itself
// on the window.
import {html, svg, render, nothing} from '/lib/lit-html/lit-html.js';
import '/lib/d3/dist/d3.min.js';

export {html, svg, render, nothing};
export const d3 = globalThis.d3;
