// One tenant as the seeds host it: a Node process of its own with puppeteer-core and a browser of its own.
import puppeteer from 'puppeteer-core'

const [executablePath, userDataDir, address] = process.argv.slice(2)
const browser = await puppeteer.launch({ executablePath, userDataDir, headless: 'shell', args: ['--no-sandbox'] })
const [page] = await browser.pages()
// As such programs do: WhatsApp Web shows no code to a browser that calls itself headless.
await page.setUserAgent({ userAgent: (await browser.userAgent()).replace('Headless', '') })
const end = async () => {
  await browser.close()
  process.exit(0)
}
process.on('SIGTERM', end)
// What started it has died.
process.stdin.on('end', end).resume()
await page.goto(address)
