/**
 * Runs in the page: the texts that cannot be read in full. A word is broken, is cut by a box, lies
 * outside its button or the window, or needs scrolling sideways outside a table.
 */
globalThis.s360CutWords = (parts) => {
  const found = new Set();
  const note = (what, text) => found.add(`${what}: “${text.trim().slice(0, 60)}”`);
  const range = document.createRange();
  const hides = (overflow) => overflow === 'hidden' || overflow === 'clip';
  const scrolls = (overflow) => overflow === 'auto' || overflow === 'scroll';

  /** Its boxes from the inside out, or nothing for what only screen readers say. */
  const boxesAround = (node) => {
    const boxes = [];
    for (let box = node.parentElement; box !== null; box = box.parentElement) boxes.push(box);
    const isOnlyHeard = boxes.some((box) => box.offsetWidth === 1 || box.offsetHeight === 1);
    return isOnlyHeard || !boxes[0].checkVisibility({ visibilityProperty: true }) ? [] : boxes;
  };

  /** Words of letters only: an address or a code may be broken anywhere. */
  const noteBrokenWord = (node) => {
    const words = /(?<!\S)\p{L}{2,}(?=[.,:;?!)…]*(?:\s|$))/gu;
    for (const { 0: word, index } of node.data.matchAll(words)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
      if (lines.size > 1) note('is broken', word);
    }
  };

  /** Up to a box that can be scrolled to show it. */
  const noteHidden = (node, boxes) => {
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    const button = node.parentElement.closest('button, a, [role="tab"]');
    for (const box of boxes) {
      const area = box.getBoundingClientRect();
      const { overflowX, overflowY } = getComputedStyle(box);
      const isTooWide = text.right > area.right + 1 || text.left < area.left - 1;
      const isTooHigh = text.bottom > area.bottom + 2 || text.top < area.top - 2;
      if (box === button && isTooWide) return note('leaves its button', node.data);
      if (hides(overflowX) && (isTooWide || box.scrollWidth > box.clientWidth + 1))
        return note('is cut', node.data);
      if (hides(overflowY) && isTooHigh) return note('is cut in height', node.data);
      if (scrolls(overflowX) || scrolls(overflowY)) return undefined;
    }
    if (text.right > innerWidth + 1) note('lies outside the window', node.data);
  };

  const noteScrolling = (box) => {
    const isWide =
      box.scrollWidth > box.clientWidth + 1 && scrolls(getComputedStyle(box).overflowX);
    if (isWide && box.querySelector('table, [role="grid"]') === null && !box.matches('pre'))
      note('scrolls sideways', box.textContent);
  };

  for (const part of document.querySelectorAll(parts)) {
    const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      const boxes = node.data.trim() === '' ? [] : boxesAround(node);
      if (boxes.length === 0) continue;
      noteHidden(node, boxes);
      noteBrokenWord(node);
    }
    for (const box of [part, ...part.querySelectorAll('*')]) noteScrolling(box);
  }
  return [...found];
};

/** Puts the texts of each other language in their places, and back. */
globalThis.s360CutWords.inOtherLanguages = (parts) =>
  globalThis.s360CutWords.texts.flatMap(([language, texts]) => {
    const translations = new Map(texts);
    const replaced = [];
    for (const part of document.querySelectorAll(parts)) {
      const nodes = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode()) {
        const translation = translations.get(node.data);
        if (translation === undefined) continue;
        replaced.push([node, node.data]);
        node.data = translation;
      }
    }
    const found = globalThis.s360CutWords(parts);
    for (const [node, text] of replaced) node.data = text;
    return found.map((finding) => `${finding} (${language})`);
  });
