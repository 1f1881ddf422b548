// One stop for the tab key in a chart; the arrow keys go from mark to mark in the order of the document (ARIA practices, roving
// tabindex).

/** @return what undoes it */
export function roving(container, selector) {
  if (!container) return undefined;
  const marks = [...container.querySelectorAll(selector)];
  marks.forEach((mark, i) => mark.setAttribute('tabindex', i === 0 ? '0' : '-1'));
  const keys = (event) => {
    const at = marks.indexOf(event.target.closest(selector));
    if (at < 0) return;
    const to = {ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1}[event.key];
    if (to !== undefined && marks[to]) {
      event.preventDefault();
      event.stopPropagation();
      marks[at].setAttribute('tabindex', '-1');
      marks[to].setAttribute('tabindex', '0');
      marks[to].focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      marks[at].dispatchEvent(new MouseEvent('click', {bubbles: true}));
    }
  };
  container.addEventListener('keydown', keys);
  return () => container.removeEventListener('keydown', keys);
}

/** Draws again when the box is given another width. */
export function fit(box, context) {
  if (!box) return undefined;
  const measure = () => {
    const style = getComputedStyle(box);
    return Math.floor(box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight));
  };
  const look = () => {
    const width = measure();
    if (width > 0 && Math.abs(width - (context.state.width ?? 0)) > 2) {
      context.state.width = width;
      context.rerender();
    }
  };
  queueMicrotask(look);
  const observer = new ResizeObserver(() => requestAnimationFrame(look));
  observer.observe(box);
  return () => observer.disconnect();
}
