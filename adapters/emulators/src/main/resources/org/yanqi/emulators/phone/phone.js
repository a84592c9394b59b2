'use strict';

const $ = id => document.getElementById(id);
const POLL = 1000;

async function call(path, body) {
  const options = body === undefined ? {} : {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body)
  };
  let answer;
  try {
    answer = await fetch(path, options);
  } catch (unreachable) {
    throw new Error('沙箱手机连不上。请确认沙箱仍在运行，然后重试。');
  }
  const content = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) throw new Error(content.error || '出错了，请重试。');
  return content;
}

function say(message) {
  $('notice').textContent = message;
  $('notice').hidden = !message;
}

function attempt(act) {
  return async event => {
    if (event) event.preventDefault();
    say('');
    try {
      await act();
    } catch (problem) {
      say(problem.message);
    }
  };
}

function show(section, title) {
  for (const id of ['home', 'face', 'payment', 'staff']) $(id).hidden = id !== section;
  $('title').textContent = title;
  document.title = title + ' · 沙箱手机';
}

function result(id, text, manner) {
  $(id).textContent = text;
  $(id).className = 'result ' + manner;
  $(id).hidden = false;
}

/* Messages */
function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function message(content) {
  const item = document.createElement('li');
  item.dataset.id = content.id;
  const meta = element('p', 'meta', '');
  meta.append(element('span', '', '发往 ' + content.number),
    element('time', '', new Date(content.received).toLocaleTimeString('zh-CN', { hour12: false })));
  item.append(meta, element('p', 'text', content.text));
  if (content.code) item.append(element('p', 'code', content.code));
  return item;
}

let newest = null;
async function messages() {
  const list = (await call('/phone/api/messages')).messages.slice(0, 50);
  const first = list.length ? list[0].id : null;
  if (first !== newest) {
    newest = first;
    $('messages').replaceChildren(...list.map(message));
    $('no-messages').hidden = list.length > 0;
  }
}

/* Bills */
function yuan(fen) {
  return '¥' + Math.floor(fen / 100) + '.' + String(fen % 100).padStart(2, '0');
}

function givenBack(order) {
  if (order.refunded) return '已退款 ' + yuan(order.refunded);
  return order.refunding ? '退款中 ' + yuan(order.refunding) : '';
}

function bill(content) {
  const item = document.createElement('li');
  item.dataset.order = content.order;
  const meta = element('p', 'meta', '');
  meta.append(element('span', '', content.payee),
    element('time', '', new Date(content.paid).toLocaleTimeString('zh-CN', { hour12: false })));
  item.append(meta, element('p', 'text', content.description + ' ' + yuan(content.fen)));
  const back = givenBack(content);
  if (back) item.append(element('p', 'refunded', back));
  return item;
}

let lastBills = '';
async function bills() {
  const list = (await call('/phone/api/bills')).bills;
  const now = JSON.stringify(list);
  if (now !== lastBills) {
    lastBills = now;
    $('bills').replaceChildren(...list.map(bill));
    $('bill-list').hidden = list.length === 0;
  }
}

/* One-time passwords of the staff */
function staffCode(content) {
  const item = document.createElement('li');
  item.dataset.account = content.account;
  const meta = element('p', 'meta', '');
  meta.append(element('span', '', content.account), element('span', 'left', '还有 ' + content.secondsLeft + ' 秒'));
  item.append(meta, element('p', 'code', content.code));
  return item;
}

async function staff() {
  const accounts = (await call('/phone/api/staff')).accounts;
  $('staff-codes').replaceChildren(...accounts.map(staffCode));
  $('no-staff').hidden = accounts.length > 0;
}

/* Scanning */
async function scan(content) {
  const found = await call('/phone/api/scan', { content });
  if (found.kind === 'face') await face(found.id);
  else if (found.kind === 'payment') await payment(found.id);
  else location.assign(found.url);
}

/* Face check */
const PASSED = 'PASSED';
const UNFINISHED = 'UNFINISHED';

async function face(id) {
  const path = '/phone/api/faces/' + encodeURIComponent(id);
  show('face', '人脸识别认证');
  faced(await call(path));
  $('face-pass').onclick = attempt(async () => faced(await call(path, { result: PASSED })));
  $('face-fail').onclick = attempt(async () => {
    const failure = document.querySelector('input[name=failure]:checked').value;
    faced(await call(path, { result: failure }));
  });
}

function faced(session) {
  $('face-name').textContent = session.name;
  $('face-id-card').textContent = session.idCard;
  const open = session.result === UNFINISHED;
  $('face-choice').hidden = !open;
  if (!open) {
    const passed = session.result === PASSED;
    result('face-result', passed ? '核身通过，请回到电脑继续。' : '核身未通过：' + session.message + '。请回到电脑查看下一步。', passed ? 'ok' : 'bad');
  }
  if (!open && session.back) {
    $('face-back').href = session.back;
    $('face-back').hidden = false;
  }
}

/* Payment */
async function payment(id) {
  const path = '/phone/api/payments/' + encodeURIComponent(id);
  show('payment', '确认付款');
  due(await call(path));
  $('payment-pay').onclick = attempt(async () => {
    await call(path, { act: 'pay' });
    due(await call(path));
  });
  $('payment-decline').onclick = attempt(async () => {
    await call(path, { act: 'decline' });
    $('payment-choice').hidden = true;
    result('payment-result', '已取消，没有付款。订单在电脑上仍可支付。', '');
  });
}

function due(order) {
  $('payment-payee').textContent = order.payee;
  $('payment-amount').textContent = yuan(order.fen);
  $('payment-description').textContent = order.description;
  $('payment-choice').hidden = order.state !== 'NOTPAY';
  if (order.state === 'SUCCESS') result('payment-result', '支付成功，请回到电脑继续。', 'ok');
  if (order.state === 'CLOSED') result('payment-result', '订单已关闭，不能支付。请在电脑上重新下单。', 'bad');
  if (order.state === 'REFUND') result('payment-result', '已付款。' + givenBack(order), '');
}

/* Start */
function tick() {
  $('clock').textContent = new Date().toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false });
}

async function poll() {
  if (document.visibilityState === 'visible') {
    try {
      if (!$('home').hidden) await Promise.all([messages(), bills()]);
      if (!$('staff').hidden) await staff();
    } catch (problem) {
      say(problem.message);
    }
  }
  setTimeout(poll, POLL);
}

$('scan-form').onsubmit = attempt(() => scan($('scan-content').value));
tick();
setInterval(tick, 10000);

const asked = new URLSearchParams(location.search);
attempt(async () => {
  const token = location.pathname === '/phone/face' ? asked.get('BizToken') : null;
  try {
    if (token) await face(token);
    else if (asked.get('scan')) await scan(asked.get('scan'));
    else if (location.pathname === '/phone/staff') show('staff', '后台动态口令');
    else show('home', '沙箱手机');
  } catch (problem) {
    show('home', '沙箱手机');
    throw problem;
  }
})();
poll();
