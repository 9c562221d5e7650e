// The page of search. Nothing of the index is loaded before somebody turns to the form.

const form = document.querySelector('form[data-index]');
const words = form.querySelector('input');
const status = document.getElementById('search-status');
const list = document.getElementById('search-results');
const longest = 20;

let engine;
let asked = 0;

/** Pagefind, loaded once. */
function load() {
  engine ??= import(new URL(form.dataset.index, document.baseURI)).catch((error) => {
    engine = undefined;
    throw error;
  });
  return engine;
}

/** Text in which Pagefind has marked words with <mark>, without any other markup. */
function marked(excerpt) {
  const paragraph = document.createElement('p');
  const body = new DOMParser().parseFromString(excerpt, 'text/html').body;
  for (const node of body.childNodes) {
    const isMark = node.nodeName === 'MARK';
    const text = isMark ? document.createElement('mark') : document.createTextNode('');
    text.textContent = node.textContent;
    paragraph.append(text);
  }
  return paragraph;
}

function link(url, text) {
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.textContent = text;
  return anchor;
}

/** A page that was found, with its chapters that were found. */
function item(page) {
  const entry = document.createElement('li');
  const title = document.createElement('h3');
  title.append(link(page.url, page.meta.title));
  entry.append(title, marked(page.excerpt));
  const chapters = (page.sub_results ?? []).filter((part) => part.url !== page.url).slice(0, 3);
  if (chapters.length > 0) {
    const parts = document.createElement('ul');
    for (const chapter of chapters) {
      const part = document.createElement('li');
      part.append(link(chapter.url, chapter.title.replace(/ #$/, '')));
      parts.append(part);
    }
    entry.append(parts);
  }
  return entry;
}

async function search(query) {
  const question = ++asked;
  if (query === '') {
    status.textContent = '';
    list.replaceChildren();
    return;
  }
  try {
    const { results } = await (await load()).search(query);
    const pages = await Promise.all(results.slice(0, longest).map((result) => result.data()));
    // Somebody types on: the last question counts.
    if (question !== asked) return;
    list.replaceChildren(...pages.map(item));
    status.textContent =
      results.length > 0 ? `${form.dataset.found} ${results.length}` : form.dataset.nothing;
  } catch {
    if (question !== asked) return;
    list.replaceChildren();
    status.textContent = form.dataset.failed;
  }
}

/** Puts the question into the address, so that it can be shared and gone back to. */
function remember(query) {
  const url = new URL(location.href);
  if (query === '') url.searchParams.delete('q');
  else url.searchParams.set('q', query);
  history.replaceState(null, '', url);
}

let pause;

words.addEventListener('focus', () => load().catch(() => {}), { once: true });
words.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => {
    remember(words.value.trim());
    search(words.value.trim());
  }, 200);
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(pause);
  remember(words.value.trim());
  search(words.value.trim());
});

const query = new URLSearchParams(location.search).get('q')?.trim();
if (query) {
  words.value = query;
  search(query);
}
