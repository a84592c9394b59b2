// Parts of single screens: waiting for what happens elsewhere, pictures, one-time codes, the phrase typed by hand.
(() => {
  'use strict';

  const { $, $$, pause, say, sentences, phase, base, Problem, server, deliver, reach, waiting, lost, found } = window.yanqi;

  // ── Following what happens on the phone or elsewhere ──────────────────────────────────────────────
  async function follow(sheet) {
    const { screen, revision, follow: every } = sheet.dataset;
    for (let missed = 0; ;) {
      await pause(Number(every) * 1000);
      if (document.hidden) continue;
      try {
        const response = await fetch(base + 'api/renewal/status', { cache: 'no-store', signal: AbortSignal.timeout(8000) });
        if (!response.ok) throw new Error(String(response.status));
        const now = await response.json();
        missed = 0;
        found();
        if (now.revision === revision) continue;
        const waits = $('[data-waits]', sheet);
        if (waits && now.passed === waits.dataset.waits) {
          waits.classList.add('passed');
          phase('passed');
          await pause(2500);
        }
        location.replace(base + 'renewal');
        return;
      } catch {
        if (++missed > 1) lost();
      }
    }
  }

  // ── Pictures: sent as soon as they are chosen, so that nothing is lost when a field is refused ────
  function picture(frame) {
    const input = $('input[type=file]', frame), said = $('[data-progress]', frame), refused = document.getElementById(input.id + '-msg');
    const turn = document.getElementById(input.id + '-turn');
    const place = act => `pictures/${frame.dataset.picture}${act}?seen=${$('input[name=seen]').value}&replaced=${frame.dataset.version ?? ''}`;
    const gone = share => {
      $('progress', frame).value = share;
      said.textContent = share < 1 ? say('handler.picture.gone', Math.floor(share * 100)) : say('handler.picture.checking');
    };
    const preview = ({ version }) => { // as it is kept: upright and made anew
      frame.dataset.version = version;
      $('img', frame)?.remove();
      const image = Object.assign(new Image(), { src: `${base}api/pictures/${frame.dataset.picture}?v=${version}`, alt: $('.name', frame).textContent });
      frame.insertBefore(image, $('.done', frame));
      frame.dataset.state = 'given';
      if (turn) turn.hidden = false;
    };
    turn?.addEventListener('click', async () => {
      if (turn.getAttribute('aria-disabled') === 'true') return;
      turn.setAttribute('aria-disabled', 'true');
      refused.textContent = '';
      try {
        preview(await waiting(say('handler.picture.turning'), server(place('/turn'), { quarters: 1 }, 3)));
      } catch (problem) {
        refused.textContent = sentences(problem.message, problem.remedy);
      } finally {
        turn.removeAttribute('aria-disabled');
      }
    });
    input.addEventListener('change', async () => {
      const file = input.files[0];
      if (!file) return;
      refused.textContent = '';
      if (file.size > 10 * 1024 * 1024) { refused.textContent = say('handler.picture.tooBig'); return; }
      frame.dataset.state = 'sending';
      $('progress', frame).value = 0;
      said.textContent = say('handler.picture.sending');
      try {
        preview(await waiting(say('handler.picture.sending'), deliver(place(''), file, gone)));
      } catch (problem) {
        frame.dataset.state = $('img', frame) ? 'given' : 'empty';
        refused.textContent = problem instanceof Problem ? sentences(problem.message, problem.remedy) : say('handler.picture.failed');
      } finally {
        said.textContent = say('handler.picture.choose');
        input.value = '';
      }
    });
  }

  // ── One-time code ─────────────────────────────────────────────────────────────────────────────────
  function code(button) {
    const state = $('#otp-state');
    const word = button.textContent;
    button.addEventListener('click', async () => {
      if (button.disabled) return;
      const mobile = document.getElementById(button.dataset.codeFor), refused = document.getElementById(mobile.id + '-msg');
      button.disabled = true;
      refused.textContent = state.textContent = '';
      try {
        const named = button.dataset.codeNumber ? { number: document.getElementById(button.dataset.codeNumber).value } : {};
        const sent = await waiting(say('handler.otp.sending'), server('codes', { mobile: mobile.value, purpose: button.dataset.codePurpose ?? 'application', ...named }, 2));
        state.textContent = sent.said ?? say('handler.otp.sent');
        $('#otp').focus();
        for (let left = sent.again ?? 60; left > 0; left--) {
          button.textContent = say('handler.otp.again', left);
          await pause(1000);
        }
      } catch (problem) {
        const field = document.getElementById(problem.field) ?? mobile;
        (document.getElementById(field.id + '-msg') ?? refused).textContent = sentences(problem.message, problem.remedy);
        field.focus();
      }
      button.textContent = word;
      button.disabled = false;
    });
  }

  // ── The paper itself, where the browser shows PDF within pages; the link beside it does everywhere ─
  async function paper(box) {
    if (!navigator.pdfViewerEnabled) return;
    box.hidden = false;
    try {
      await reach(box.dataset.pdf); // a frame would keep the error of a moment
    } catch {
      box.hidden = true;
      return;
    }
    const frame = document.createElement('iframe');
    Object.assign(frame, { loading: 'lazy', title: box.dataset.title, src: box.dataset.pdf });
    const mark = () => frame.classList.toggle('at', document.activeElement === frame); // the viewer within keeps :focus to itself
    window.addEventListener('blur', mark);
    document.addEventListener('focusin', mark);
    box.append(frame);
  }

  // ── Start ─────────────────────────────────────────────────────────────────────────────────────────
  $$('[data-follow]').filter(sheet => Number(sheet.dataset.follow) > 0).forEach(follow);
  $$('[data-picture]').forEach(picture);
  $$('[data-code-for]').forEach(code);
  $$('[data-pdf]').forEach(paper);
  $$('[data-opens]').forEach(tick => tick.addEventListener('change', () => { document.getElementById(tick.dataset.opens).hidden = !tick.checked; }));
  $$('[data-typed]').forEach(input => ['paste', 'drop'].forEach(type => input.addEventListener(type, event => {
    event.preventDefault();
    document.getElementById(input.id + '-msg').textContent = input.dataset.typed;
  })));
})();
