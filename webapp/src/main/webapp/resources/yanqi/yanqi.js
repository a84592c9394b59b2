// What every page does: speaks its words, talks to the server, notices a lost connection, says that something takes a while.
window.yanqi = (() => {
  'use strict';

  const $ = (selector, within = document) => within.querySelector(selector);
  const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
  const pause = millis => new Promise(done => setTimeout(done, millis));
  const words = Object.fromEntries($$('#words', document).flatMap(t => [...t.content.children]).map(i => [i.dataset.key, i.textContent]));
  const say = (key, ...values) => (words[key] ?? key).replace(/\{(\d)\}/g, (_, n) => values[n]);
  const sentences = (first, second) => second ? say('service.then', first, second) : first;
  const show = (element, visible) => { if (element) element.hidden = !visible; };
  const phase = name => $$('[data-while]').forEach(e => show(e, e.dataset.while.split(' ').includes(name)));
  const base = $('meta[name=yanqi-base]')?.content ?? new URL('.', document.baseURI).pathname;
  const token = $('meta[name=yanqi-csrf]')?.content ?? '';
  const tell = (id, text) => { const region = document.getElementById(id); if (region && region.textContent !== text) region.textContent = text; };

  /** Something to tell the user: what happened, what to do next, and the number to look it up by. */
  class Problem extends Error {
    constructor(what, remedy, reference, more = {}) {
      super(what);
      Object.assign(this, { remedy, reference, ...more });
    }
  }

  // ── Connection: lost is said on every page, and it heals by itself ────────────────────────────────
  const GONE = [502, 503, 504];
  let isLost = false;

  /** Whether the server answers and can work; a proxy that answers in its place does not count. */
  async function probe(millis = 5000) {
    try {
      const response = await fetch(base + 'api/health', { cache: 'no-store', signal: AbortSignal.timeout(millis) });
      return !GONE.includes(response.status);
    } catch {
      return false;
    }
  }

  async function lost(text = say('service.lost')) {
    tell('lost', text);
    if (isLost) return;
    isLost = true;
    for (let wait = 2000; isLost; wait = Math.min(10000, wait * 1.5)) {
      await pause(wait);
      if (!document.hidden && await probe()) found();
    }
  }

  async function found() {
    if (!isLost) return;
    isLost = false;
    tell('lost', say('service.healed'));
    await pause(4000);
    if (!isLost) tell('lost', '');
  }

  // ── Server ────────────────────────────────────────────────────────────────────────────────────────
  /** Whether the application itself has answered: what a proxy, or a server that still starts, says instead is no JSON. */
  const isAnswered = response => response?.ok || (response?.headers.get('Content-Type') ?? '').includes('json');

  const post = (address, body) => fetch(address, {
    method: 'POST', headers: { 'X-Yanqi-CSRF': token, 'Content-Type': 'application/json' }, body: JSON.stringify(body)
  });

  /** Sends a file and tells what share of it has gone; fetch does not know. */
  const upload = (address, file, gone) => new Promise((answered, failed) => {
    const transfer = new XMLHttpRequest();
    transfer.open('POST', address);
    transfer.setRequestHeader('X-Yanqi-CSRF', token);
    transfer.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
    transfer.upload.addEventListener('progress', ({ loaded, total }) => gone(total ? loaded / total : 1));
    transfer.addEventListener('load', () => answered(new Response(transfer.response || null,
      { status: transfer.status, headers: { 'Content-Type': transfer.getResponseHeader('Content-Type') ?? '' } })));
    ['error', 'abort', 'timeout'].forEach(end => transfer.addEventListener(end, failed));
    transfer.send(file);
  });

  const server = (path, body, attempts = 8) => answerOf(attempts, path, address => body === undefined ? fetch(address, { cache: 'no-store' }) : post(address, body));
  /** Until it is there to be fetched by somebody else. */
  const reach = path => answerOf(8, path, address => fetch(address, { method: 'HEAD', cache: 'no-store' }));
  const deliver = (path, file, gone) => answerOf(3, path, address => upload(address, file, gone));

  async function answerOf(attempts, path, ask) {
    let problem = new Problem(say('agent.server'), say('agent.server.remedy'));
    for (let attempt = 1; ; attempt++) {
      let response;
      try {
        response = await ask(path.startsWith('/') ? path : base + 'api/' + path);
      } catch { /* no connection: try again below */ }
      if (isAnswered(response)) {
        const answer = response.status === 204 ? {} : await response.json().catch(() => ({}));
        if (response.ok) {
          found();
          return answer;
        }
        problem = new Problem(answer.title ?? problem.message, answer.detail ?? problem.remedy, answer.reference, { field: answer.field, page: answer.page });
        if (!GONE.includes(response.status)) {
          found();
          if (answer.type !== 'urn:yanqi:problem:conflict') throw problem;
          location.replace(base + 'renewal'); // the application has moved on: show where it stands
          await new Promise(() => {});
        }
      }
      if (!response) lost();
      if (attempt === attempts) throw problem;
      await pause(Math.min(8000, 500 * 2 ** attempt));
    }
  }

  /** What takes longer than a second says what is going on. */
  async function waiting(text, work) {
    const timers = [setTimeout(() => tell('busy', text), 1000), setTimeout(() => tell('busy', say('service.still')), 15000)];
    try {
      return await work;
    } finally {
      timers.forEach(clearTimeout);
      tell('busy', '');
    }
  }

  // ── Forms: sent once, only when somebody is there to take them, and never in silence ──────────────
  function form(element) {
    element.noValidate = true; // what is wrong is said on the page, in its language
    let checked = false, timers = [];
    const free = () => {
      timers.forEach(clearTimeout);
      tell('busy', '');
      checked = false;
      element.removeAttribute('aria-busy');
    };
    element.addEventListener('submit', async event => {
      if (checked) return;
      event.preventDefault(); // what is typed must not be lost to a page that says "no connection"
      if (element.getAttribute('aria-busy') === 'true') return;
      element.setAttribute('aria-busy', 'true');
      const { submitter } = event;
      timers = [setTimeout(() => tell('busy', submitter?.dataset.busy || say('service.busy')), 1000), setTimeout(() => tell('busy', say('service.still')), 15000)];
      if (await probe()) { // asked and not believed: browsers err about being online
        checked = true;
        element.requestSubmit(submitter);
      } else {
        free();
        lost(say('service.unsent'));
      }
    });
    window.addEventListener('pageshow', free);
  }

  // ── Time limits: announced at five minutes and at one, and extended where that is possible ────────
  const clockwise = seconds => [seconds / 3600, seconds / 60 % 60, seconds % 60].map(part => String(Math.floor(part)).padStart(2, '0')).join(':').replace(/^00:/, '');

  function expires(box) {
    const left = $('[data-left]', box), said = $('[role=status]', box), button = $('button', box);
    const skew = Date.now() - Number(box.dataset.now);
    let until = Number(box.dataset.expires);
    let announced = Infinity;
    const announce = (minutes, text) => { if (announced > minutes) { announced = minutes; said.textContent = text; } };
    const tick = () => {
      const seconds = Math.max(0, Math.round((until + skew - Date.now()) / 1000));
      left.textContent = say('expires.left', clockwise(seconds));
      box.classList.toggle('soon', seconds <= 300);
      if (box.dataset.extend) show(button, seconds <= 300 && seconds > 0);
      show($('[data-renew]', box), seconds <= 300);
      if (seconds === 0) {
        announce(0, say('expires.over'));
        clearInterval(clock);
        box.dispatchEvent(new CustomEvent('yanqi:expired', { bubbles: true }));
        if (box.dataset.then) location.replace(box.dataset.then);
      } else if (seconds <= 60) announce(1, say('expires.one'));
      else if (seconds <= 300) announce(5, say('expires.five'));
    };
    const clock = setInterval(tick, 1000);
    button?.addEventListener('click', async () => {
      try {
        until = (await server(box.dataset.extend, {}, 3)).expires;
        announced = Infinity;
        said.textContent = say('expires.extended');
        tick();
      } catch (problem) {
        said.textContent = sentences(problem.message, problem.remedy);
      }
    });
    tick();
  }

  // ── Start ─────────────────────────────────────────────────────────────────────────────────────────
  // Whoever follows a link away from a form that was refused comes back to its screen, and not to the browser's question whether to send it again.
  const place = $$('input[name=step], input[name=new]').filter(input => input.value !== '0').map(input => input.name + '=' + input.value).join('&');
  document.addEventListener('click', event => {
    if (event.target.closest('a[href]')) history.replaceState(history.state, '', place ? '?' + place : location.href);
  });

  $('[data-focus]')?.focus();
  $$('form').filter(element => element.method === 'post').forEach(form);
  $$('[data-expires]').forEach(expires);
  $$('[data-copy]').forEach(button => button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = say('service.copied');
    } catch { // no secure page, or not allowed: what it would copy is marked instead, for the keyboard
      getSelection().selectAllChildren(button.previousElementSibling);
      button.textContent = say('service.marked');
    }
  }));
  $$('[data-print]').forEach(button => button.addEventListener('click', () => window.print()));
  let looks = 0;
  const look = async () => {
    const mine = ++looks;
    const there = await probe();
    if (mine !== looks) return; // what was asked later is the newer truth, whichever answer comes first
    if (there) found(); else lost();
  };
  ['offline', 'online'].forEach(change => window.addEventListener(change, look));
  if (!navigator.onLine) look();

  return { $, $$, pause, say, sentences, show, phase, base, Problem, server, deliver, reach, waiting, lost, found };
})();
