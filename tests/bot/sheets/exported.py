"""Files as other systems export them, with invented people."""

import io
from typing import Any

from openpyxl import Workbook

BIGTIME = '''\
"Time Detail: CASC Coaching"
"10/1/2026 - 10/31/2026"

Staff,Client,Project,Labor Code,Date,Hours,Billable Hours,No Charge,Notes,Status
"Bell, Marcus",USC Rossier CASC,"Whitfield, Dana",Coaching,10/05/2026,1.50,1.50,No,"Observation debrief, on Zoom.
Next: ""look-fors""",Submitted
"Bell, Marcus",USC Rossier CASC,"Park, Theo",Coaching,10/06/2026,0.75,0.75,No,,Submitted
"Bell, Marcus",USC Rossier CASC,"Park, Theo",Travel,10/06/2026,0.50,0.00,Yes,To campus,Submitted
"Bell, Marcus",USC Rossier CASC,Internal,PTO,10/07/2026,8.00,0.00,Yes,,Submitted
"Bell, Marcus",USC Rossier CASC,"Whitfield, Dana",Coaching,10/19/2026,0.00,0.00,No,canceled,Open
"Total for Bell, Marcus",,,,,10.75,2.25,,,
Grand Total,,,,,10.75,2.25,,,
'''

BIGTIME_GROUPED = """\
Staff Member,Client/Project,Date,Start,End,Input Hours,Notes
Marcus Bell,,,,,,
,CASC Coaching:Dana Whitfield,12-Oct-2026,3:30 PM,4:15 PM,,Goal 2
,CASC Coaching:Theo Park,10/13/2026,,,1h 30m,
Elena Ortiz,,,,,,
,CASC Coaching:Jordan Reyes,10/14/2026,,,1:15,
"""

BIGTIME_API = """\
tmstaffnm,tmprojectnm,tmdt,tmhrsin,tmhrsbill,tmnotes
Marcus Bell,Dana Whitfield,2026-10-05T00:00:00,1.5,1.5,Walkthrough
"""

_SESSIONS = '"9/12/2026 CPSEL Session 1 (3 h)",October 3 PLC 9:00-11:30,2026-11-07 Orientation'
REGISTER = f"""\
First Name,Last Name,Username,{_SESSIONS},P,A,% Attendance,End-of-Line Indicator
Dana,Whitfield,#dwhitfield,P,A,P,2,1,66.67,#
Theo,Park,#tpark,P,-,A,1,1,50,#
Jordan,Reyes,#jreyes,A,P,P,2,1,66.67,#
"""

_HOURS = '"PL hours 9/12/2026 District training Points Grade <Numeric MaxPoints:8 Weight:0>"'
_ESSAY = "Essay 1/2 Points Grade <Numeric MaxPoints:10>"
GRADES = f"""\
OrgDefinedId,Username,Last Name,First Name,Email,{_HOURS},{_ESSAY},Calculated Grade Numerator,End-of-Line Indicator
#1001,#dwhitfield,Whitfield,Dana,dana@school.example,3.5,9,90,#
#1002,#tpark,Park,Theo,theo@school.example,,8,80,#
"""

LEARNING_LOG = """\
Last Name;First Name;Email;Date;Hours;Type of Activity;Title
Whitfield;Dana;dana@school.example;10/10/2026;2,5;PLC;Équité à l'école
Park;Theo;theo@school.example;10/11/2026;1:30;District PD;
"""


def workbook(*rows: list[Any], title: str = "Sheet1", merged: str | None = None) -> bytes:
    """A workbook as Excel saves it."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
