// The page as courier: it carries tickets from the server to the token agent and receipts back, and tells how far that is.
(() => {
  'use strict';

  const { $, $$, pause, say, sentences, show, phase, base, Problem, server } = window.yanqi;

  // ── Token agent ───────────────────────────────────────────────────────────────────────────────────
  const speech = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  const PORTS = [17531, 17532, 17533];

  async function permission() {
    if (['localhost', '127.0.0.1'].includes(location.hostname)) return 'granted'; // loopback to loopback is not gated
    try {
      return (await navigator.permissions.query({ name: 'loopback-network' })).state;
    } catch {
      return 'unknown'; // a browser that does not gate loopback
    }
  }

  /** Calls it now and whenever the user has answered the browser, or has changed the site's settings. */
  async function onPermission(changed) {
    try {
      (await navigator.permissions.query({ name: 'loopback-network' })).addEventListener('change', changed);
    } catch { /* a browser that does not gate loopback has nothing to tell */ }
  }

  async function call(port, path, body, millis) {
    const response = await fetch(`http://127.0.0.1:${port}/v1/${path}`, {
      method: 'POST', mode: 'cors', credentials: 'omit', cache: 'no-store',
      headers: { 'Content-Type': 'application/json', 'X-Yanqi-Agent': '1' },
      body: JSON.stringify(body), signal: AbortSignal.timeout(millis)
    });
    return response.json();
  }

  /** The greeting of an agent at this port, or what is there instead: nobody (free), somebody else (taken), or silence. */
  async function greet(port, patience) {
    try {
      const hello = await call(port, 'hello', {}, patience);
      return hello.agent === 'yanqi-token-agent' ? hello : 'taken';
    } catch (problem) {
      if (problem.name === 'TimeoutError') return 'silent';
      if (await permission() === 'prompt') return 'free'; // asking once more would open the browser's question once more
    }
    try { // refused, or not for us to read: who answers at all tells one from the other
      await fetch(`http://127.0.0.1:${port}/`, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(1000) });
      return 'taken';
    } catch (problem) {
      return problem.name === 'TimeoutError' ? 'silent' : 'free';
    }
  }

  /** The agent as it greets, its port, and what was seen at the ports before it; whatever its version is. */
  async function discover() {
    const asked = await permission();
    if (asked === 'denied') throw new Problem(say('agent.denied'), say('agent.denied.remedy'), null, { help: true });
    const seen = {};
    for (const port of PORTS) {
      const found = await greet(port, asked === 'prompt' && port === PORTS[0] ? 60000 : 2500);
      if (found.agent) return { ...found, port, seen };
      if (found !== 'free') seen[port] = found;
      if (await permission() === 'prompt') break;
    }
    throw await nobody(seen);
  }

  async function nobody(seen) {
    const state = await permission();
    if (state === 'denied') return new Problem(say('agent.denied'), say('agent.denied.remedy'), null, { help: true });
    if (state === 'prompt') return new Problem(say('agent.unanswered'), say('agent.unanswered.remedy'), null, { help: true });
    if (!window.isSecureContext) return new Problem(say('agent.insecure'), say('agent.insecure.remedy'), null, { help: true });
    const [silent, taken] = ['silent', 'taken'].map(how => Object.keys(seen).filter(port => seen[port] === how).join(', '));
    if (silent) return new Problem(say('agent.silent', silent), say('agent.silent.remedy'), null, { help: true, ports: silent });
    if (taken) return new Problem(say('agent.taken', taken), say('agent.taken.remedy'), null, { help: true, ports: taken });
    return new Problem(say('agent.missing'), say('agent.missing.remedy'), null, { download: true, help: true });
  }

  const minimum = $('meta[name=yanqi-agent-minimum]')?.content ?? '0.0.0';
  /** Whether this is less than the version that the platform wants; what is no version is as old as can be. */
  function isOlder(version) {
    const [own, wanted] = [version, minimum].map(text => /^\d+\.\d+\.\d+$/.test(text) ? text.split('.').map(Number) : [0, 0, 0]);
    const at = own.findIndex((part, i) => part !== wanted[i]);
    return at >= 0 && own[at] < wanted[at];
  }

  async function findAgent() {
    const found = await discover();
    if (isOlder(found.version)) throw new Problem(say('agent.old', found.version, minimum), say('agent.old.remedy'), null, { download: true, code: 'VERSION_TOO_OLD' });
    return found;
  }

  /** A ticket from the server; an agent that does not know its key yet is introduced to it by the one before. */
  async function order(agent, path, choice) {
    const given = await server(path + '/ticket', choice);
    if (given.introduction && agent.keys) {
      const key = JSON.parse(atob(given.ticket.split('.')[0].replace(/-/g, '+').replace(/_/g, '/'))).kid;
      if (!agent.keys.includes(key)) await call(agent.port, 'keys', { introduction: given.introduction }, 6000).catch(() => null); // the ticket will tell
    }
    return { ticket: given.ticket, params: given.params, lang: speech };
  }

  /** Carries one step from the server's ticket to the server's receipt; the same step again is never done twice. */
  async function carry(step, choice, progress, beside = {}) {
    const path = 'token-steps/' + step.toLowerCase();
    let agent = await findAgent();
    let given = await order(agent, path, choice);
    let renewed = false;
    let silence = 0;
    for (;;) {
      let report;
      try {
        report = await call(agent.port, 'operations', given, 6000);
        silence = 0;
      } catch { // it may be starting again, perhaps on another port; the same work goes on from its journal
        if (++silence === 4) throw new Problem(say('agent.missing'), say('agent.missing.remedy'), null, { download: true });
        tell(say('agent.lost'));
        await pause(1000);
        agent = await findAgent().catch(() => agent);
        continue;
      }
      progress?.(step, report.progress ?? []);
      if (report.state === 'DONE') progress?.(step, [{ item: 'RESULT', state: 'RUNNING' }]);
      if (report.state === 'DONE') return server(path + '/result', { ...choice, ...beside, result: report.result });
      if (report.state === 'FAILED') {
        const error = report.error ?? {};
        if (error.code === 'TICKET_INVALID' && !renewed) { // it has outlived its five minutes
          renewed = true;
          given = await order(agent, path, choice);
          continue;
        }
        throw new Problem(error.message?.[speech] ?? say('agent.missing'), error.remedy?.[speech], error.correlationId, { code: error.code, download: error.code === 'VERSION_TOO_OLD' });
      }
      await pause(250);
    }
  }

  // ── What the page says ────────────────────────────────────────────────────────────────────────────
  function tell(text) {
    const box = $('#agent-progress');
    if (!box) return;
    $('[data-say-into=progress]', box).textContent = text ?? '';
    show(box, Boolean(text));
  }

  /** Says before the browser asks that it will, and that it does not let us; a changed answer is said at once. */
  async function foretell(box) {
    const state = await permission();
    $('[data-say-into=permission]', box).textContent = state === 'denied' ? sentences(say('agent.denied'), say('agent.denied.remedy')) : say('agent.prompt');
    box.className = 'box ' + (state === 'denied' ? 'danger' : 'info');
    show(box, state === 'prompt' || state === 'denied');
  }

  function complain(problem) {
    tell(null);
    const box = $('#agent-problem');
    if (!(problem instanceof Problem)) console.error(problem);
    $('[data-say-into=what]', box).textContent = problem instanceof Problem ? problem.message : say('agent.server');
    $('[data-say-into=remedy]', box).textContent = problem.remedy ?? '';
    $('[data-say-into=reference]', box).textContent = problem.reference ?? '';
    show($('.reference', box), Boolean(problem.reference));
    show($('#agent-download'), problem.download);
    show($('#agent-help'), problem.help);
    show($('#agent-permission'), false);
    show(box, true);
    box.focus();
  }

  /** Runs what a button starts, once at a time, and tells what went wrong. */
  async function act(button, work) {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    button.parentElement.setAttribute('aria-busy', 'true');
    show($('#agent-problem'), false);
    try {
      await work();
    } catch (problem) {
      if (problem.code === 'WRONG_TOKEN') problem.page = 'refused?of=WRONG_TOKEN';
      if (problem.page) { // it is told at length on a page of its own
        location.assign(base + problem.page);
        return;
      }
      complain(problem);
    } finally {
      button.removeAttribute('aria-disabled');
      button.parentElement.removeAttribute('aria-busy');
    }
  }

  // ── Certificate: read, choose, prove ──────────────────────────────────────────────────────────────
  function certificates(flow) {
    const read = $('#read', flow), next = $('#next', flow), again = $('#again', flow), list = $('[data-into=certificates]', flow);
    if (!read) return;
    let found = [];
    const prompt = (_, items) => tell(items.some(i => i.item === 'ENTER_PIN' && i.state === 'RUNNING') ? say('agent.pin') : say('agent.proving'));

    const prove = async certificate => {
      tell(say('agent.proving'));
      const choice = { purpose: flow.dataset.flow, tokenSerial: certificate.tokenSerial, certificate: certificate.sha256, ...(flow.dataset.risk ? { bidRisk: flow.dataset.risk } : {}) };
      const answer = await carry('PROVE', choice, prompt, { signing: certificate.signing, others: certificate.others });
      location.assign(answer.next === 'APPLICATIONS' ? base + 'applications' : flow.dataset.then + (answer.next === 'RESUMED' ? '?resumed=1' : ''));
    };
    const inventory = async () => {
      tell(say(await permission() === 'prompt' ? 'agent.asking' : 'agent.reading'));
      const inventory = await carry('INVENTORY', { purpose: flow.dataset.flow });
      found = inventory.certificates;
      tell(null);
      if (found.length === 0) throw new Problem(inventory.problem.title, inventory.problem.detail);
      list.replaceChildren(...found.map((certificate, at) => {
        const row = $('#certificate-choice').content.cloneNode(true);
        Object.assign($('input', row), { value: String(at), id: 'certificate-' + at, checked: at === 0 });
        for (const field of $$('[data-field]', row)) field.textContent = certificate[field.dataset.field];
        return row;
      }));
      show($('#certificates'), true);
      show(read, false); show(next, true); show(again, true);
      if (found.length === 1) await prove(found[0]); else $('input', list).focus();
    };
    read.addEventListener('click', () => act(read, inventory));
    again.addEventListener('click', () => act(again, inventory));
    next.addEventListener('click', () => act(next, () => prove(found[Number($('input:checked', list).value)])));
  }

  // ── Installation ──────────────────────────────────────────────────────────────────────────────────
  const STEPS = ['GENERATE', 'INSTALL', 'VERIFY', 'RETIRE'];
  const LINE = { CHECK_TOKEN: 'check', ENTER_PIN: 'check', GENERATE_KEY: 'generate', MAKE_REQUEST: 'generate', SIGN_PROOF: 'generate',
    WRITE_ENCRYPTION_KEY: 'write', WRITE_ENCRYPTION_CERTIFICATE: 'write', WRITE_SIGNING_CERTIFICATE: 'write',
    PROVE_SIGNING: 'verify', PROVE_DECRYPTION: 'verify', PROVE_HISTORY: 'verify', RETIRE_SIGNING_KEY: 'retire', RESULT: 'issue' };
  const LINES = { GENERATE: ['check', 'generate', 'issue'], INSTALL: ['write'], VERIFY: ['verify'], RETIRE: ['retire'] };

  function installation(list) {
    const start = $('#start-install');
    const since = {}, spent = {};
    const line = (name, state) => {
      const row = $(`[data-item=${name}]`, list);
      if (row.classList.contains(state) || row.classList.contains('done')) return;
      if (state === 'run') since[name] = performance.now();
      row.className = state;
      const millis = spent[name] ?? (since[name] ? performance.now() - since[name] : null); // the agent knows better than who asks it now and then
      const seconds = millis !== null && state === 'done' ? Math.max(0.1, millis / 1000).toFixed(1) : null;
      $('.t', row).textContent = state === 'run' ? say('install.running') : seconds ? say('install.seconds', seconds) : '';
      $('#install-said').textContent = $('.what', row).firstChild.textContent + ' ' + $('.t', row).textContent;
    };
    const progress = (step, items) => {
      tell(items.some(i => i.item === 'ENTER_PIN' && i.state === 'RUNNING') ? say('agent.pin') : null);
      for (const name of LINES[step]) {
        const measured = items.filter(i => LINE[i.item] === name && i.state === 'DONE' && i.millis >= 0);
        if (measured.length) spent[name] = measured.reduce((sum, i) => sum + i.millis, 0);
      }
      const at = items.map(i => LINE[i.item]).filter(name => LINES[step].includes(name)).at(-1);
      if (!at) return;
      LINES[step].slice(0, LINES[step].indexOf(at)).forEach(name => line(name, 'done'));
      line(at, 'run');
    };
    const planned = $('#plan dl');
    /** What will happen to this UKey, read from it without a PIN. */
    const plan = async () => {
      const { plan: parts } = await carry('PLAN', {});
      planned.replaceChildren(...parts.flatMap(({ name, heading, lines }) => {
        const term = Object.assign(document.createElement('dt'), { textContent: heading });
        const text = document.createElement('dd');
        text.dataset.plan = name;
        text.append(...lines.map(said => Object.assign(document.createElement('p'), { textContent: said })));
        return [term, text];
      }));
      show(planned, true); show($('#plan-unread'), false);
    };
    const readPlan = async () => {
      if (await permission() === 'prompt') return; // no question of the browser before it makes sense
      await plan().catch(problem => { if (problem.page) throw problem; }); // what else is wrong is told when it is asked for
    };
    if (planned) act(start, readPlan);
    start.addEventListener('click', () => act(start, async () => {
      if (planned?.hidden) { // nothing is written that was not told before
        await plan();
        tell(say('install.planned'));
        return;
      }
      tell(null);
      phase('running');
      try {
        for (let step = list.dataset.next; STEPS.includes(step);) {
          line(LINES[step].find(name => !$(`[data-item=${name}]`, list).classList.contains('done')) ?? LINES[step][0], 'run');
          if (step === 'GENERATE') tell(say('agent.working'));
          const answer = await carry(step, {}, progress);
          LINES[step].forEach(name => line(name, 'done'));
          step = list.dataset.next = answer.next;
        }
        tell(null);
        phase('passed');
        $('#success').focus();
      } catch (problem) {
        $$('.run', list).forEach(row => { row.className = 'failed'; $('.t', row).textContent = ''; });
        phase('before');
        start.textContent = say('install.resume');
        throw problem;
      }
    }));
  }

  // ── The encryption keys of the UKey that was shown ────────────────────────────────────────────────
  function keys(list) {
    const read = $('#read-keys'), letting = $('#letting-go'), phrase = $('#phrase'), words = $('#phrase-msg');
    const pin = (otherwise) => (_, items) => tell(items.some(i => i.item === 'ENTER_PIN' && i.state === 'RUNNING') ? say('agent.pin') : say(otherwise));
    let doomed = null;

    /** Opens what has to be read and typed before this key is destroyed. */
    const consider = (key, article) => {
      doomed = { key, article };
      for (const field of $$('[data-field]', letting)) field.textContent = key[field.dataset.field];
      phrase.value = words.textContent = '';
      show(letting, true);
      letting.focus();
    };
    const keep = () => { show(letting, false); doomed?.article.focus(); doomed = null; };
    const letGo = async () => {
      const { key, article } = doomed;
      words.textContent = '';
      let answer;
      try {
        answer = await carry('LET_GO', { certificate: key.certificate, phrase: phrase.value }, pin('keys.letgo.working'));
      } catch (problem) {
        if (problem.field !== phrase.id) throw problem;
        tell(null);
        words.textContent = problem.message;
        phrase.focus();
        return;
      }
      tell(null);
      $('[data-field=key]', article).textContent = answer.told;
      $('[data-list]', article).textContent = answer.opens;
      show($('[data-let-go]', article), false);
      keep();
    };
    $('#let-go').addEventListener('click', event => act(event.currentTarget, letGo));
    $('#keep-key').addEventListener('click', keep);
    read.addEventListener('click', () => act(read, async () => {
      show(letting, false);
      tell(say('agent.reading'));
      const inventory = await carry('INVENTORY', { purpose: 'keys' });
      const shown = inventory.certificates.find(certificate => certificate.sha256 === list.dataset.keys);
      if (!shown) throw new Problem(say('keys.other'), say('keys.other.remedy'));
      const answer = await carry('HISTORY', { purpose: 'keys', tokenSerial: shown.tokenSerial }, pin('agent.reading'));
      tell(null);
      list.replaceChildren(...answer.keys.map(key => {
        const row = $('#key').content.cloneNode(true);
        for (const field of $$('[data-field]', row)) field.textContent = key[field.dataset.field];
        $('.tag', row).classList.toggle('ok', key.current);
        const article = $('article', row), end = $('[data-let-go]', row);
        show(end, !key.current);
        end.addEventListener('click', () => consider(key, article));
        $('[data-list]', row).append(...key.opens.map(said => Object.assign(document.createElement('p'), { textContent: said })));
        return row;
      }));
    }));
  }

  // ── Portal: is this computer ready? ───────────────────────────────────────────────────────────────
  async function checks(list) {
    const report = (id, state, text) => { const row = $(id, list); row.className = state; $('small', row).textContent = text; };
    const minutes = Math.round((Date.now() - Number(list.dataset.now)) / 60000);
    report('#check-clock', Math.abs(minutes) < 2 ? 'ok' : 'warn', Math.abs(minutes) < 2 ? say('portal.checks.clock.ok')
      : say('portal.checks.clock.off', say(minutes > 0 ? 'portal.checks.clock.fast' : 'portal.checks.clock.slow'), Math.abs(minutes)));
    if (await permission() === 'prompt') { report('#check-agent', '', say('portal.checks.agent.ask')); return; } // no question before it makes sense
    try {
      report('#check-agent', 'ok', say('portal.checks.agent.ok', (await findAgent()).version));
    } catch (problem) {
      report('#check-agent', 'warn', problem.download && !problem.code ? say('portal.checks.agent.missing') : problem.message);
    }
  }

  // ── Start ─────────────────────────────────────────────────────────────────────────────────────────
  $$('[data-flow=present], [data-flow=resume], [data-flow=list], [data-flow=unlock]').forEach(certificates);
  $$('[data-flow=install]').forEach(installation);
  $$('[data-keys]').forEach(keys);
  $$('[data-checks]').forEach(checks);
  $$('#agent-permission').forEach(box => { foretell(box); onPermission(() => foretell(box)); });
  window.yanqi.agent = { permission, onPermission, discover, carry, isOlder, minimum };
})();
