"""`python -m services.trade api · worker · publisher · all · migrate · …`"""

from kernel.commandline import command_line
from services.trade.app import service
from services.trade.settings import Settings

main = command_line(lambda _: service(), Settings)

if __name__ == "__main__":
    main()
